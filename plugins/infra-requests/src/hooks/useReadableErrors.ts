import { lighten, makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(({ palette }) => ({
  form: {
    '& .Mui-error': {
      color:
        palette.type === 'dark'
          ? lighten(palette.error.light, 0.4)
          : palette.error.dark,
    },
  },
}));

/** The class of a form in which labels and problems of wrong fields stand out from every paper enough to be read. */
export const useReadableErrors = (): string => useStyles().form;
