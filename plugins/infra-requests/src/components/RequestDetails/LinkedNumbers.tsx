import { Fragment } from 'react';
import { TextLink } from '../TextLink/TextLink';
import { useRouteRef } from '@backstage/core-plugin-api';
import { inboxRouteRef } from '../../routes';

/** Numbers of requests as the server's sentences write them. */
const NUMBER = /(#\d+)/;

/** A sentence of the server in which the numbers of requests lead to them; the sentence says no ids, so through the search. */
export const LinkedNumbers = ({ text }: { text: string }) => {
  const inbox = useRouteRef(inboxRouteRef)();
  return (
    <>
      {text.split(NUMBER).map((part, position) =>
        NUMBER.test(part) ? (
          // The parts of a sentence have no other identity than their place.
          // eslint-disable-next-line react/no-array-index-key
          <TextLink key={position} to={`${inbox}?scope=all&q=${part.slice(1)}`}>
            {part}
          </TextLink>
        ) : (
          // eslint-disable-next-line react/no-array-index-key
          <Fragment key={position}>{part}</Fragment>
        ),
      )}
    </>
  );
};
