import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  link: {
    textDecoration: 'underline',
    textDecorationThickness: 1,
    textUnderlineOffset: '0.15em',
  },
});

/** How a link within a sentence looks, for links that are not {@link TextLink}. */
export function useTextLinkClass(): string {
  return useStyles().link;
}
