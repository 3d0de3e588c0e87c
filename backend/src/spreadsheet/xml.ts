/** The first line of an XML file. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What XML 1.0 cannot hold, whatever the escape: controls below space, halves of a pair, U+FFFE and U+FFFF. */
const FOREIGN = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Text between tags or in an attribute. What XML cannot hold becomes `stead` gives. */
export function xmlText(text: string, stead: (character: string) => string = () => '\ufffd'): string {
  return text.replace(FOREIGN, stead).replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character);
}
