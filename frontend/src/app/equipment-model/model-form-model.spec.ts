import { changeOf, emptyModel, formOf } from './model-form-model';
import { SPECIFICATIONS, specificationInWords } from './specification-fields';
import { aModel } from './testing/models';

describe('The form of a model', () => {
  it('sends only what its category has and what says something', () => {
    const form = { ...formOf(aModel()), specifications: { ...formOf(aModel()).specifications, processor: 'Oublié', cellular: 'true' } };
    expect(changeOf(form).specifications).toEqual({ memoryGb: 4, storageGb: 64, screenInches: 10.5, cellular: true });
    expect(changeOf({ ...emptyModel(), category: 'wifi-point' }).specifications).toEqual({});
  });

  it('begins from the model as it is', () => {
    expect(formOf(aModel())).toEqual(jasmine.objectContaining({ maker: 'Samsung', modelNumber: 'SM-X200', supportEndsOn: '2027-05-31' }));
    expect(formOf(aModel()).specifications.cellular).toBe('false');
  });

  it('tells specifications in words', () => {
    const told = SPECIFICATIONS.map((named) => specificationInWords({ memoryGb: 8, screenInches: 10.5, cellular: true, wifiStandard: 'wifi-6' }, named));
    expect(told).toEqual(['', '8 Go', '', '10,5 pouces', 'oui', 'Wifi 6 (802.11ax)', '', '']);
  });
});
