import type { StageProgress } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { PeopleList } from '../People/PeopleList';
import { RequirementText } from '../RequirementText/RequirementText';
import { wordsOf } from '../RequestForm/fieldLabels';

const useStyles = makeStyles(theme => ({
  stages: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** The stages in order, each with the people who could approve. */
export const WhoApproves = ({ stages }: { stages: StageProgress[] }) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <ol className={classes.stages}>
      {stages.map(({ name, requirements }) => (
        <li key={name}>
          <Typography variant="body2">{wordsOf(name)}</Typography>
          {requirements.map(requirement => (
            <Typography
              key={requirement.approvers.join()}
              variant="body2"
              component="div"
            >
              <RequirementText requirement={requirement} />
              {requirement.candidates && requirement.candidates.length > 0 && (
                <PeopleList people={requirement.candidates} />
              )}
              {requirement.unresolved?.map(({ approver, reason }) => (
                <Typography key={approver} variant="caption" component="div">
                  {t('decision.notKnownNow', {
                    approver: <EntityLink entityRef={approver} />,
                  })}{' '}
                  <bdi>{reason}</bdi>
                </Typography>
              ))}
            </Typography>
          ))}
        </li>
      ))}
    </ol>
  );
};
