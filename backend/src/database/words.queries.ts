import { sql, type Sql } from './sql.js';

/** One condition a word: each must stand somewhere in `content`, which is plain text already; accents and case aside. */
export function wordConditions(content: Sql, words: string | null | undefined): Sql[] {
  return (words ?? '').split(/\s+/).filter((word) => word !== '').slice(0, 8)
    .map((word) => sql`${content} LIKE '%' || replace(replace(replace(plain(${word}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`);
}
