import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useTranslate } from '../../hooks/useTranslate';
import { reasonSentence } from '../EvaluationReasons/reasonSentence';

/** Why a draft cannot be submitted as it is, in the server's sentences; empty when it can. */
export function obstaclesOf(preview: Preview | undefined): string[] {
  if (!preview) {
    return [];
  }
  const denials =
    preview.evaluation?.outcome === 'denied'
      ? preview.evaluation.reasons
          .filter(({ kind }) => kind === 'deny' || kind === 'deny-unknown')
          .map(reasonSentence)
      : [];
  return [...denials, ...preview.blockers];
}

/** Takes the place of the submit button when submitting would lead nowhere. */
export const Obstacles = ({ preview }: { preview?: Preview }) => {
  const t = useTranslate();
  const denied = preview?.evaluation?.outcome === 'denied';
  return (
    <Alert severity={denied ? 'error' : 'warning'}>
      <AlertTitle>
        {t(denied ? 'decision.obstacles.denied' : 'decision.obstacles.stopped')}
      </AlertTitle>
      {obstaclesOf(preview).map(sentence => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Alert>
  );
};
