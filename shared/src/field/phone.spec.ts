import { normalizePhone } from './phone.js';

describe('A phone number', () => {
  it('is kept the same however it is spaced, French ones with their country', () => {
    for (const typed of ['06 12 34 56 78', '06.12.34.56.78', '0612345678', '+33 6 12 34 56 78', '0033612345678', '06-12-34-56-78', '(06) 12 34 56 78']) {
      expect(normalizePhone(typed)).withContext(typed).toBe('+33612345678');
    }
    expect(normalizePhone('+213 555 12 34 56')).toBe('+213555123456');
    expect(normalizePhone('393912')).toBe('393912');
  });

  it('is refused where it is none', () => {
    for (const typed of ['06 12', '06 12 34 56 78 bis', 'jean@exemple.test', '1234567890123456', '+', '06+12345678', '٠٦١٢٣٤٥٦٧٨']) {
      expect(normalizePhone(typed)).withContext(typed).toBeNull();
    }
  });
});
