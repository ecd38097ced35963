import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { ORDERS, type InboxQuery } from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';

type OrderFieldProps = { inbox: InboxQuery; className: string };

/** What comes first. */
export const OrderField = ({ inbox, className }: OrderFieldProps) => {
  const t = useTranslate();
  return (
    <TextField
      id="infra-requests-order"
      select
      size="small"
      variant="outlined"
      label={t('inbox.order.label')}
      className={className}
      value={inbox.order}
      onChange={event =>
        inbox.change({
          order:
            event.target.value === inbox.usualOrder
              ? undefined
              : event.target.value,
          request: undefined,
        })
      }
    >
      {ORDERS.map(order => (
        <MenuItem key={order} value={order}>
          {t(`inbox.order.${order}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};
