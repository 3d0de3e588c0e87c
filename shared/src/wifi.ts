export const WIFI_STANDARDS = ['wifi-4', 'wifi-5', 'wifi-6', 'wifi-6e', 'wifi-7'] as const;
export const WIFI_STANDARD_LABEL: Readonly<Record<(typeof WIFI_STANDARDS)[number], string>> = {
  'wifi-4': 'Wifi 4 (802.11n)',
  'wifi-5': 'Wifi 5 (802.11ac)',
  'wifi-6': 'Wifi 6 (802.11ax)',
  'wifi-6e': 'Wifi 6E (802.11ax, 6 GHz)',
  'wifi-7': 'Wifi 7 (802.11be)',
};

export const WIFI_BANDS = ['2.4', '5', '6'] as const;
export type WifiBand = (typeof WIFI_BANDS)[number];
export const WIFI_BAND_LABEL: Readonly<Record<WifiBand, string>> = { '2.4': '2,4 GHz', '5': '5 GHz', '6': '6 GHz' };
