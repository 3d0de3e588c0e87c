import { CATEGORY_LABEL, CATEGORY_LABEL_PLURAL, EQUIPMENT_STATE_LABEL, type Category, type EquipmentState } from '@calanque/shared';
import { Neighbours, wordKey } from './words.js';

/** Codes and the words under which offices write them. */
export class Vocabulary<Code extends string> {
  private readonly codes = new Map<string, Code>();
  private readonly neighbours: Neighbours<Code>;

  constructor(private readonly words: Readonly<Record<Code, readonly string[]>>, private readonly labels: Readonly<Record<Code, string>>) {
    for (const code of this.all) {
      for (const word of [code, labels[code], ...words[code]]) this.codes.set(wordKey(word), code);
    }
    this.neighbours = new Neighbours(this.all, (code) => [labels[code], ...words[code]]);
  }

  /** What the word means; null when it is not known. */
  codeOf(word: string): Code | null {
    return this.codes.get(wordKey(word)) ?? null;
  }

  labelOf(code: Code): string {
    return this.labels[code];
  }

  has(code: string): code is Code {
    return this.all.some((known) => known === code);
  }

  /** The code with a word most like this one. */
  nearest(word: string): Code | null {
    return this.neighbours.nearest(word);
  }

  /** The codes as what a value can mean. */
  get targets(): { target: string; label: string; words: readonly string[] }[] {
    return this.all.map((code) => ({ target: code, label: this.labels[code], words: this.words[code] }));
  }

  private get all(): Code[] {
    return Object.keys(this.words) as Code[];
  }
}

export const CATEGORY_WORDS = new Vocabulary<Category>({
  'wifi-point': [
    CATEGORY_LABEL_PLURAL['wifi-point'], 'borne', 'borne wifi', 'borne d’accès', 'borne internet', 'point d’accès', 'point d’accès wifi', 'point d’accès sans fil',
    'point accès', 'point accès wifi', 'AP', 'AP wifi', 'access point', 'wifi', 'wifi point', 'routeur', 'routeur wifi', 'hotspot',
  ],
  laptop: [
    CATEGORY_LABEL_PLURAL.laptop, 'portable', 'ordinateur', 'PC', 'PC portable', 'portable PC', 'laptop', 'notebook', 'ordi', 'ordi portable', 'micro portable', 'ultraportable',
    'ultrabook', 'Chromebook', 'MacBook', 'poste portable', 'micro-ordinateur portable',
  ],
  tablet: [
    CATEGORY_LABEL_PLURAL.tablet, 'tablette numérique', 'tablette tactile', 'tablette PC', 'tablette Android', 'tablette iPad', 'tablet', 'tab', 'iPad',
  ],
  accessory: [
    CATEGORY_LABEL_PLURAL.accessory, 'accessory', 'accessoire informatique', 'périphérique', 'petit matériel', 'souris', 'clavier', 'chargeur', 'câble',
    'adaptateur', 'casque', 'webcam', 'station d’accueil', 'housse', 'sacoche', 'chariot',
  ],
}, CATEGORY_LABEL);

export const STATE_WORDS = new Vocabulary<EquipmentState>({
  'in-stock': [
    'stock', 'en stock', 'au stock', 'en réserve', 'réserve', 'disponible', 'dispo', 'libre', 'en magasin', 'magasin', 'entrepôt', 'stocké', 'stockée', 'non attribué',
    'non attribuée', 'non affecté', 'non affectée', 'non utilisé', 'non utilisée', 'inutilisé', 'inutilisée', 'à attribuer', 'à affecter', 'in stock',
  ],
  'in-service': [
    'service', 'en service', 'OK', 'bon', 'bonne', 'bon état', 'en bon état', 'très bon état', 'état correct', 'correct', 'correcte', 'en fonction', 'en fonctionnement', 'fonctionne',
    'fonctionnel', 'fonctionnelle', 'opérationnel', 'opérationnelle', 'en état de marche', 'en marche', 'marche', 'en usage', 'en utilisation', 'utilisé', 'utilisée', 'en place', 'installé',
    'installée', 'actif', 'active', 'déployé', 'déployée', 'affecté', 'affectée', 'attribué', 'attribuée', 'RAS', 'rien à signaler', 'in service', 'in use',
  ],
  'on-loan': ['prêt', 'prêtée', 'en prêt', 'emprunté', 'empruntée'],
  'in-repair': [
    'réparation', 'en réparation', 'SAV', 'au SAV', 'en SAV', 'envoyé au SAV', 'parti au SAV', 'retour SAV', 'chez le réparateur', 'réparateur', 'parti en réparation', 'en maintenance', 'maintenance',
    'atelier', 'en atelier', 'à l’atelier',
  ],
  'in-transit': ['transit', 'en transfert', 'transfert', 'en cours de transfert'],
  broken: [
    'panne', 'HS', 'hors service', 'hors d’usage', 'hors usage', 'cassé', 'cassée', 'défectueux', 'défectueuse', 'ne fonctionne pas', 'ne fonctionne plus', 'ne marche pas', 'ne marche plus',
    'non fonctionnel', 'non fonctionnelle', 'inutilisable', 'KO', 'endommagé', 'endommagée', 'à réparer', 'mauvais état',
  ],
  lost: ['perdue', 'égaré', 'égarée', 'introuvable', 'disparu', 'disparue', 'manquant', 'manquante', 'non retrouvé', 'non retrouvée'],
  stolen: ['volée', 'vol', 'dérobé', 'dérobée'],
  'written-off': ['réformée', 'au rebut', 'rebut', 'mis au rebut', 'mise au rebut', 'jeté', 'jetée', 'recyclé', 'recyclée', 'cédé', 'cédée'],
}, EQUIPMENT_STATE_LABEL);
