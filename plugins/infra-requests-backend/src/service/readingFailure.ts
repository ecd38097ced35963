/** What wraps a reason without saying anything to the people who read it. */
const WRAPPINGS = [
  /^Config source .*? failed: /,
  /\b[A-Za-z]*Error: /g,
  /\b(?:file:\/\/)/g,
];

const READING_A_FILE = /^Failed to read config file at "([^"]+)", /;

/** An absolute path, of which only the last name says something to everybody. */
const QUOTED_PATH = /"(?:[A-Za-z]:)?[\\/][^"]*?([^"\\/]+)"/g;
const PLAIN_PATH =
  /(^|[\s('=])(?:[A-Za-z]:)?[\\/](?:[^\s"',;:()\\/]+[\\/])*([^\s"',;:()\\/]+)/g;

/**
 * Why a configuration could not be read, for everybody who may see the policy: which file, which line and what is
 * wrong there, but not where the server keeps its files, nor what stands in them.
 */
export function readingFailure(message: string): string {
  // What follows is the part of the file around the mistake.
  const [reason] = message.trim().split(/:?\s*\n/);
  const bare = WRAPPINGS.reduce((text, part) => text.replace(part, ''), reason);
  return bare
    .replace(READING_A_FILE, '"$1": ')
    .replace(QUOTED_PATH, '"$1"')
    .replace(PLAIN_PATH, '$1$2')
    .replace(/^"([^"]+)": /, '$1: ');
}
