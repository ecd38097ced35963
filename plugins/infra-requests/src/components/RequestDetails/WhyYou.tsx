import useAsync from 'react-use/esm/useAsync';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type {
  EntityRef,
  InfraRequest,
  RequirementProgress,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { wordsOf } from '../RequestForm/fieldLabels';
import { RequirementText } from '../RequirementText/RequirementText';

const useStyles = makeStyles(theme => ({
  you: {
    borderLeft: `3px solid ${theme.palette.primary.main}`,
    paddingLeft: theme.spacing(1.5),
    marginBottom: theme.spacing(1.5),
  },
}));

type Asked = { requirement: RequirementProgress; through: EntityRef[] };

/** The requirements of the open stage that the person can fill, with the groups that make it so. */
function askedOf(
  { stages, allowedActions }: InfraRequest,
  { me, groups }: { me: EntityRef; groups: EntityRef[] },
): Asked[] {
  const open = stages.find(({ state }) => state === 'active');
  const inPlaceOf = allowedActions.approve.actingFor ?? [];
  return (open?.requirements ?? [])
    .filter(
      ({ missing, candidates = [] }) =>
        missing > 0 && candidates.some(({ ref }) => ref === me),
    )
    .map(requirement => ({
      requirement,
      through: requirement.approvers.filter(
        ref => groups.includes(ref) || inPlaceOf.includes(ref),
      ),
    }));
}

/** What makes the person one of those who decide: the requirement of the open stage, and their group. */
export const WhyYou = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
  const t = useTranslate();
  const identity = useApi(identityApiRef);
  const { value } = useAsync(() => identity.getBackstageIdentity(), [identity]);
  const open = request.stages.find(({ state }) => state === 'active');
  if (!value || !open || request.state !== 'pending') {
    return null;
  }
  const lower = (ref: string) => ref.toLocaleLowerCase('en-US');
  const asked = askedOf(request, {
    me: lower(value.userEntityRef),
    groups: value.ownershipEntityRefs.map(lower),
  });
  return asked.length === 0 ? null : (
    <div className={classes.you}>
      <Typography variant="subtitle2" component="p">
        {t('request.why.you')}
      </Typography>
      {asked.map(({ requirement, through }) => {
        const parts = {
          stage: wordsOf(open.name),
          requirement: <RequirementText requirement={requirement} />,
        };
        return (
          <Typography key={requirement.approvers.join()} variant="body2">
            {through.length > 0
              ? t('request.why.youThrough', {
                  ...parts,
                  through: (
                    <EntityLinks entityRefs={through} conjunction="and" />
                  ),
                })
              : t('request.why.youCan', parts)}
          </Typography>
        );
      })}
    </div>
  );
};
