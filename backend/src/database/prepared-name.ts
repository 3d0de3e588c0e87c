/** Every connection keeps a plan of about a tenth of a megabyte for each. */
const MOST_TEXTS_OF_A_NAME = 50;

const textsByName = new Map<string, Map<string, string>>();

/**
 * The name under which a connection prepares this text: one for each text that goes by `name`, since filters and orders
 * make several. Undefined once there are so many that keeping their plans would cost more than making them.
 */
export function preparedName(name: string, text: string): string | undefined {
  const texts = textsByName.get(name) ?? new Map<string, string>();
  textsByName.set(name, texts);
  const known = texts.get(text);
  if (known !== undefined || texts.size >= MOST_TEXTS_OF_A_NAME) return known;
  const made = `${name}-${texts.size + 1}`;
  texts.set(text, made);
  return made;
}
