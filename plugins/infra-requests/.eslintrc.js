const config = require('@backstage/cli/config/eslint-factory')(__dirname);

/** What may stand between texts; everything else that people read is a message of src/translations. */
const PUNCTUATION = [
  '·',
  ':',
  ',',
  '.',
  ';',
  '–',
  '→',
  '(',
  ')',
  '#',
  '/',
  '@',
  '“',
  '”',
];

/** Attributes that people read or hear, of the portal's components and of ours. */
const READ = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'clearText',
  'closeText',
  'doing',
  'helperText',
  'label',
  'loadingText',
  'noOptionsText',
  'openText',
  'placeholder',
  'primary',
  'secondary',
  'subheader',
  'subtitle',
  'title',
  'tooltip',
  'what',
];

const attribute = `JSXAttribute[name.name=/^(${READ.join('|')})$/]`;
const shown = `:matches(JSXElement, JSXFragment) > JSXExpressionContainer`;
const choice = ':matches(ConditionalExpression, LogicalExpression)';
const words =
  ':matches(Literal[value=/[A-Za-z]/], TemplateLiteral:has(TemplateElement[value.raw=/[A-Za-z]/]))';

const UNTRANSLATED = {
  selector: [
    `${attribute} > Literal[value=/[A-Za-z]/]`,
    `${attribute} > JSXExpressionContainer > ${words}`,
    `${attribute} > JSXExpressionContainer > ${choice} > ${words}`,
    `${shown} > ${choice} > ${words}`,
  ].join(', '),
  message:
    'People read this: make it a message of src/translations and say it with useTranslate().',
};

const [, ...restricted] = config.rules['no-restricted-syntax'];

module.exports = {
  ...config,
  rules: {
    ...config.rules,
    'no-restricted-syntax': ['error', ...restricted, UNTRANSLATED],
    'react/jsx-no-literals': [
      'error',
      { noStrings: true, ignoreProps: true, allowedStrings: PUNCTUATION },
    ],
  },
  overrides: [
    ...config.overrides,
    {
      files: ['**/*.test.*', '**/__testUtils__/**', 'dev/**'],
      rules: {
        'no-restricted-syntax': ['warn', ...restricted],
        'react/jsx-no-literals': 'off',
      },
    },
  ],
};
