import { isStrongPassword, passwordClasses } from './password.js';

const strong = (password: string) => isStrongPassword(password, { administrator: false });
const strongForAdministrator = (password: string) => isStrongPassword(password, { administrator: true });

describe('The password rule', () => {
  it('takes twelve characters of four classes, and not eleven', () => {
    expect(strong('Calanque13!x')).toBeTrue();
    expect(strong('Calanque13!')).toBeFalse();
  });

  it('takes fourteen characters of three classes, and not thirteen', () => {
    expect(strong('calanque-de-13')).toBeTrue();
    expect(strong('calanque-de-1')).toBeFalse();
    expect(strong('calanquedesugitonaumatin')).toBeFalse();
  });

  it('takes a phrase of seven different words, and not of six', () => {
    expect(strong('les pins gardent la crique sous vent')).toBeTrue();
    expect(strong('les pins gardent la crique vent')).toBeFalse();
    expect(strong('mer mer mer mer mer mer mer mer')).toBeFalse();
  });

  it('asks sixteen characters of administrators', () => {
    expect(strongForAdministrator('Calanque13!x')).toBeFalse();
    expect(strongForAdministrator('Calanque-de-13!')).toBeFalse();
    expect(strongForAdministrator('Calanque-de-13!x')).toBeTrue();
    expect(strongForAdministrator('les pins gardent la crique sous vent')).toBeTrue();
  });

  it('is not fooled by a few characters repeated, nor takes a novel', () => {
    expect(strong('Aa1!Aa1!Aa1!Aa1!')).toBeFalse();
    expect(strong(`Aa1!${'bcdefg'.repeat(40)}`)).toBeFalse();
  });

  it('knows letters with accents for what they are', () => {
    expect(passwordClasses('éÉ1!')).toBe(4);
    expect(passwordClasses('éa')).toBe(1);
  });
});
