/**
 * The password rule: 12 characters of four classes, or 14 of three, or a phrase of seven words;
 * 16 characters at least for administrators. After the recommendation of the CNIL on passwords (2022)
 * and the guide of the ANSSI on authentication (2021).
 */
export const PASSWORD_MAX = 200;

export const PASSWORD_RULE =
  'Douze caractères avec majuscule, minuscule, chiffre et signe ; ou quatorze avec trois de ces quatre sortes ; ou une phrase d’au moins sept mots.';
export const PASSWORD_RULE_ADMINISTRATOR =
  'Pour un administrateur : seize caractères avec trois sortes au moins (majuscule, minuscule, chiffre, signe), ou une phrase d’au moins sept mots.';

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}\s]/u];

/** How many of the four classes (lower case, upper case, digit, sign) the text shows. */
export function passwordClasses(password: string): number {
  return CLASSES.filter((kind) => kind.test(password)).length;
}

/** Whether the password follows the rule. `administrator`: the account can change other accounts. */
export function isStrongPassword(password: string, rule: { readonly administrator: boolean }): boolean {
  const length = [...password].length;
  if (length > PASSWORD_MAX) return false;
  const words = new Set(password.toLowerCase().split(/\s+/).filter((word) => word.length >= 2));
  if (words.size >= 7 && length >= 16) return true;
  if (new Set(password).size < 6) return false;
  const classes = passwordClasses(password);
  if (rule.administrator) return length >= 16 && classes >= 3;
  return (length >= 12 && classes === 4) || (length >= 14 && classes >= 3);
}
