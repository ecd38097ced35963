import { useCallback } from 'react';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type { PolicyVersion } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ActiveIcon from '@material-ui/icons/RadioButtonChecked';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { POLICY, useLive } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { policyRouteRef } from '../../routes';
import { PolicyLink } from '../Digest/Digest';
import { Loaded } from '../Loaded/Loaded';
import { RelativeTime } from '../RelativeTime/RelativeTime';

const useStyles = makeStyles({
  // A small screen scrolls the table: the theme would break words instead.
  table: { minWidth: 480, '& th, & td': { wordBreak: 'normal' } },
  chip: { margin: 0 },
});

const Versions = ({ versions }: { versions: PolicyVersion[] }) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <TableContainer
      component={Paper}
      variant="outlined"
      role="region"
      aria-label={t('policy.versions.title')}
    >
      <Table
        size="small"
        aria-label={t('policy.versions.title')}
        className={classes.table}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('policy.versions.policy')}</TableCell>
            <TableCell>{t('policy.versions.firstActive')}</TableCell>
            <TableCell>{t('policy.versions.lastActive')}</TableCell>
            <TableCell align="right">{t('policy.versions.rules')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {versions.map(
            ({ digest, firstActiveAt, lastActiveAt, active, rules }) => (
              <TableRow key={digest}>
                <TableCell component="th" scope="row" role="rowheader">
                  <PolicyLink digest={digest} />
                </TableCell>
                <TableCell>
                  <RelativeTime at={firstActiveAt} />
                </TableCell>
                <TableCell>
                  {active ? (
                    <Chip
                      size="small"
                      variant="outlined"
                      icon={<ActiveIcon />}
                      label={t('policy.versions.activeNow')}
                      className={classes.chip}
                    />
                  ) : (
                    <RelativeTime at={lastActiveAt} />
                  )}
                </TableCell>
                <TableCell align="right">
                  {rules ?? t('common.notKnown')}
                </TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

/** Every policy that ever decided. */
export const PolicyVersionsPage = () => {
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const policy = useRouteRef(policyRouteRef)();
  const versions = useLive(
    useCallback(() => api.listPolicies(), [api]),
    { about: POLICY },
  );
  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        {t('policy.earlier')}
      </Typography>
      <Typography paragraph>{t('policy.versions.intro')}</Typography>
      <Typography paragraph>
        <Link to={policy}>{t('policy.toActive')}</Link>
      </Typography>
      <Loaded of={versions} what={t('policy.versions.what')}>
        {found =>
          found.length === 0 ? (
            <Typography>{t('policy.versions.none')}</Typography>
          ) : (
            <Versions versions={found} />
          )
        }
      </Loaded>
    </>
  );
};
