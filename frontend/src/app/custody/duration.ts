const DAY = 86_400_000;

/** How long something has lasted, as one says it: « 3 jours », « 2 semaines », « 5 mois », « 2 ans ». */
export function duration(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY);
  if (days < 1) return 'moins d’un jour';
  if (days < 14) return days === 1 ? '1 jour' : `${days} jours`;
  if (days < 60) return `${Math.floor(days / 7)} semaines`;
  const months = Math.floor(days / 30.44);
  if (months < 24) return `${months} mois`;
  return `${Math.floor(days / 365.25)} ans`;
}
