import { alpha, makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  link: {
    textDecoration: 'underline',
    // Lines as strong as the words would make a list of links hard to read.
    textDecorationColor: alpha(theme.palette.primary.main, 0.5),
    textDecorationThickness: 1,
    textUnderlineOffset: '0.2em',
    '&:hover': { textDecorationColor: 'currentColor' },
  },
}));

/** How a link within a sentence looks, for links that are not {@link TextLink}. */
export function useTextLinkClass(): string {
  return useStyles().link;
}
