/** What a mail says, without whom it is for: the greeting is written when it goes out. */
export interface MailContent {
  /** One line. */
  readonly subject: string;
  /** Paragraphs with a blank line between them. */
  readonly text: string;
  /** What the reader is asked to open, after the text. */
  readonly link?: { readonly label: string; readonly url: string };
}
