import { aPiece } from '../../custody/testing/pieces';
import { centsOfText, textOfCents } from './euros-text';
import { changeOf, draftOf, emptyEquipment, formOf, nextOf } from './equipment-form-model';

describe('The form of a piece', () => {
  it('reads a price as one types it, and shows it with a comma', () => {
    expect(['229', '229,9', '1 229,90 €', '0,05', ''].map(centsOfText)).toEqual([22900, 22990, 122990, 5, null]);
    expect(['douze', '1,234', '-5'].map(centsOfText)).toEqual([undefined, undefined, undefined]);
    expect([textOfCents(22900), textOfCents(5), textOfCents(null)]).toEqual(['229,00', '0,05', '']);
  });

  it('sends nothing of another category, though it was typed', () => {
    const typed = { ...emptyEquipment('site'), modelId: 'model', category: 'tablet' as const, ssid: 'MDS', bands: ['5' as const], imei: '356938035643809', osName: 'Android' };
    expect(changeOf(typed)).toEqual(jasmine.objectContaining({ imei: '356938035643809', osName: 'Android', ssid: null, bands: null }));
    expect(changeOf({ ...typed, category: 'wifi-point' })).toEqual(jasmine.objectContaining({ imei: null, osName: null, ssid: 'MDS', bands: ['5'] }));
  });

  it('sends what was left blank as nothing', () => {
    const draft = draftOf({ ...emptyEquipment('site'), modelId: 'model', category: 'accessory', serial: '  ' });
    expect(draft).toEqual(jasmine.objectContaining({ siteId: 'site', roomId: null, serial: null, priceCents: null, purchasedOn: null, since: null }));
  });

  it('begins from the piece as it is', () => {
    const form = formOf(aPiece({ priceCents: 22900, warrantyMonths: 24, purchasedOn: '2021-05-14' }));
    expect(form).toEqual(jasmine.objectContaining({ price: '229,00', warrantyMonths: 24, purchasedOn: '2021-05-14', serial: 'R9TW50LKM4', notes: '' }));
  });

  it('keeps model, purchase and place for the next one, under another id', () => {
    const before = { ...emptyEquipment('site'), modelId: 'model', roomId: 'room', price: '229,00', serial: 'A', imei: 'B', mac: 'C', notes: 'D' };
    const next = nextOf(before);
    expect(next).toEqual(jasmine.objectContaining({ modelId: 'model', siteId: 'site', roomId: 'room', price: '229,00', serial: '', imei: '', mac: '', notes: '' }));
    expect(next.id).not.toBe(before.id);
  });
});
