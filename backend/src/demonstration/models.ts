import type { Category, ModelSpecifications } from '@calanque/shared';

export interface DemonstrationModel {
  readonly category: Category;
  readonly maker: string;
  readonly name: string;
  readonly specifications: ModelSpecifications;
  readonly warrantyMonths: number;
  readonly supportEndsOn: string | null;
  readonly priceCents: number;
  readonly os: readonly [name: string, version: string, supportEndsOn: string] | null;
  /** How many of a hundred pieces are of this model. */
  readonly share: number;
}

export const DEMONSTRATION_MODELS: readonly DemonstrationModel[] = [
  { category: 'laptop', maker: 'Dell', name: 'Latitude 5420', specifications: { processor: 'Intel Core i5-1145G7', memoryGb: 16, storageGb: 256, screenInches: 14 }, warrantyMonths: 36, supportEndsOn: '2028-06-30', priceCents: 84_990, os: ['Windows 11 Pro', '24H2', '2026-10-13'], share: 16 },
  { category: 'laptop', maker: 'Lenovo', name: 'ThinkPad L14 Gen 2', specifications: { processor: 'AMD Ryzen 5 5600U', memoryGb: 16, storageGb: 512, screenInches: 14 }, warrantyMonths: 36, supportEndsOn: '2027-12-31', priceCents: 82_000, os: ['Windows 11 Pro', '25H2', '2027-10-12'], share: 13 },
  { category: 'laptop', maker: 'HP', name: 'ProBook 450 G8', specifications: { processor: 'Intel Core i5-1135G7', memoryGb: 8, storageGb: 256, screenInches: 15.6 }, warrantyMonths: 24, supportEndsOn: '2027-03-31', priceCents: 76_500, os: ['Windows 11 Pro', '24H2', '2026-10-13'], share: 11 },
  { category: 'tablet', maker: 'Samsung', name: 'Galaxy Tab A8', specifications: { memoryGb: 4, storageGb: 64, screenInches: 10.5, cellular: true }, warrantyMonths: 24, supportEndsOn: '2027-05-31', priceCents: 22_900, os: ['Android', '14', '2027-05-31'], share: 16 },
  { category: 'tablet', maker: 'Apple', name: 'iPad 9', specifications: { storageGb: 64, screenInches: 10.2, cellular: false }, warrantyMonths: 24, supportEndsOn: '2028-09-30', priceCents: 38_900, os: ['iPadOS', '18', '2028-09-30'], share: 10 },
  { category: 'tablet', maker: 'Lenovo', name: 'Tab M10 Plus', specifications: { memoryGb: 4, storageGb: 128, screenInches: 10.6, cellular: false }, warrantyMonths: 24, supportEndsOn: '2026-12-31', priceCents: 24_900, os: ['Android', '13', '2026-12-31'], share: 9 },
  { category: 'wifi-point', maker: 'Ubiquiti', name: 'UniFi U6 Lite', specifications: { wifiStandard: 'wifi-6', poweredByEthernet: true }, warrantyMonths: 24, supportEndsOn: null, priceCents: 11_900, os: null, share: 8 },
  { category: 'wifi-point', maker: 'Aruba', name: 'AP-505', specifications: { wifiStandard: 'wifi-6', poweredByEthernet: true }, warrantyMonths: 24, supportEndsOn: '2029-07-31', priceCents: 41_500, os: null, share: 5 },
  { category: 'accessory', maker: 'Logitech', name: 'Webcam C920', specifications: { compatibleWith: 'Ordinateurs' }, warrantyMonths: 24, supportEndsOn: null, priceCents: 7_490, os: null, share: 5 },
  { category: 'accessory', maker: 'Epson', name: 'Scanner ES-60W', specifications: { compatibleWith: 'Ordinateurs' }, warrantyMonths: 24, supportEndsOn: null, priceCents: 18_900, os: null, share: 4 },
  { category: 'accessory', maker: 'Kensington', name: 'Chariot 10 tablettes', specifications: { compatibleWith: 'Tablettes' }, warrantyMonths: 24, supportEndsOn: null, priceCents: 59_900, os: null, share: 3 },
];
