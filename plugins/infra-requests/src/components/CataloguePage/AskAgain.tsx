import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import { Link } from 'react-router-dom';
import { useNewRequestLink } from '../../hooks/useNewRequestLink';
import { useTranslate } from '../../hooks/useTranslate';

/** Leads to the form with the answers of a request that was made before. */
export const AskAgain = ({ request }: { request: RequestSummary }) => {
  const t = useTranslate();
  const formOf = useNewRequestLink();
  const { id, type, typeTitle, number } = request;
  return (
    <Button
      component={Link}
      role="link"
      size="small"
      to={formOf(type, { from: id })}
      aria-label={t('catalogue.mine.askAgain', {
        type: typeTitle,
        number: String(number),
      })}
    >
      {t('catalogue.mine.again')}
    </Button>
  );
};
