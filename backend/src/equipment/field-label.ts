import type { EquipmentChange } from '@calanque/shared';

/** The French names of the fields that only some categories have. */
export const FIELD_LABEL: Readonly<Partial<Record<keyof EquipmentChange, string>>> = {
  mac: 'Adresse MAC',
  imei: 'IMEI',
  ssid: 'Nom du réseau (SSID)',
  bands: 'Bandes',
  ipAddress: 'Adresse IP',
  firmware: 'Micrologiciel',
  osName: 'Système',
  osVersion: 'Version du système',
  osSupportEndsOn: 'Fin de support du système',
};
