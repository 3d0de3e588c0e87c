/**
 * What is typed between the key that opens a dialog and the moment its field is there. A scanner does not wait, and its
 * figures must not land in whatever has the focus meanwhile.
 */
export class TypedAhead {
  private text = '';
  private entered = false;
  private taken = false;

  /** Keeps the key, if the field is not there yet. Whether it did. */
  hear(event: KeyboardEvent): boolean {
    if (this.taken || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key.length === 1) this.text += event.key;
    else if (event.key === 'Enter') this.entered = true;
    else return false;
    event.preventDefault();
    return true;
  }

  /** Gives what was typed to the field that is there now. */
  take(): { readonly text: string; readonly entered: boolean } {
    this.taken = true;
    return { text: this.text, entered: this.entered };
  }
}
