/** The product's colours on paper; each text has at least 4.5:1 on its ground. */
export const INK = '#1d2a30';
export const MUTED = '#4a5961';
export const BRAND = '#0b5673';
export const RULE = '#cfc8ba';
export const PANEL = '#f4f1ea';
export const PANEL_BRAND = '#e8f2f6';

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 56.7, right: 56.7, top: 51, bottom: 62 } as const;
export const BODY_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const BODY_BOTTOM = PAGE.height - PAGE.bottom;

/** Points. */
export const BODY = 9.5;
export const SMALL = 8;
/** Distance of baselines, as a multiple of the size. */
export const LEADING = 1.36;

/** In points. */
export const MILLIMETRE = 72 / 25.4;
