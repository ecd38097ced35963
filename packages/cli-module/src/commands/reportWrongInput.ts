import { WrongInput } from '../policy/WrongInput';
import { counted, problemsInWords } from '../words/findingsInWords';
import { finish } from './finish';

/**
 * Runs a command. What is wrong with its input is printed like every other result, for people or for machines.
 * @throws ExitCodeError if something is wrong
 */
export async function reportWrongInput(
  options: {
    /** Whether to print JSON. */
    json: boolean | undefined;
    /** Words that no flag belongs to. */
    words: string[];
    /** What is not done when something is wrong, such as "analysed". */
    undone: string;
  },
  run: () => Promise<void>,
): Promise<void> {
  const { json, words, undone } = options;
  try {
    if (words.length > 0) {
      throw new WrongInput(
        ...words.map(word => ({
          path: word,
          message:
            'means nothing here. Name files by flags, such as --config app-config.yaml.',
        })),
      );
    }
    await run();
  } catch (thrown) {
    if (!(thrown instanceof WrongInput)) {
      throw thrown;
    }
    const { problems } = thrown;
    finish({
      failed: `${counted(problems.length, 'mistake')}. Nothing was ${undone}.`,
      json: json && { problems },
      lines: problemsInWords(problems),
    });
  }
}
