import { useParams } from 'react-router-dom';
import { RequestDetails } from '../RequestDetails/RequestDetails';

/** One request, whole. */
export const RequestPage = () => {
  const { id = '' } = useParams();
  return <RequestDetails key={id} id={id} />;
};
