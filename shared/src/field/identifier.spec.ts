import { normalizeImei, normalizeIp, normalizeMac, serialKey } from './identifier.js';

describe('A MAC address', () => {
  it('is one and the same in every usual spelling', () => {
    for (const typed of ['02:8e:4e:e5:96:5b', '02-8E-4E-E5-96-5B', '028e.4ee5.965b', ' 028E4EE5965B ', '02 8e 4e e5 96 5b']) {
      expect(normalizeMac(typed)).withContext(typed).toBe('02:8e:4e:e5:96:5b');
    }
  });

  it('is not one with a digit too few, a letter past F, or of zeros alone', () => {
    for (const typed of ['', '02:8e:4e:e5:96', '02:8e:4e:e5:96:5g', '02:8e:4e:e5:96:5b:00', '00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff']) {
      expect(normalizeMac(typed)).withContext(typed).toBeNull();
    }
  });
});

it('An IP address is that of one machine', () => {
  for (const typed of [' 192.168.1.20 ', '::1', 'FE80::1', '2001:db8::8:800:200c:417a', '::ffff:10.0.0.1']) {
    expect(normalizeIp(typed)).withContext(typed).toBe(typed.trim().toLowerCase());
  }
  for (const typed of ['', '999.1.1.1', '1.2.3', '01.2.3.4', '10.0.0.0/8', ':::::::', '1::2::3', '12345::', 'fe80::1%eth0']) {
    expect(normalizeIp(typed)).withContext(typed).toBeNull();
  }
});

describe('An IMEI', () => {
  it('is right when its last digit checks the others', () => {
    expect(normalizeImei('49-015420-323751-8')).toBe('490154203237518');
    expect(normalizeImei('35 693803 564380 9')).toBe('356938035643809');
  });

  it('is wrong with any other last digit, another length, or a letter', () => {
    for (let digit = 0; digit < 10; digit++) {
      expect(normalizeImei(`49015420323751${digit}`) !== null).withContext(String(digit)).toBe(digit === 8);
    }
    for (const typed of ['', '49015420323751', '4901542032375180', '49015420323751X', '000000000000000']) expect(normalizeImei(typed)).toBeNull();
  });

  it('is wrong when two neighbouring digits are swapped', () => {
    const imei = '490154203237518';
    for (let place = 0; place < 14; place++) {
      if (imei[place] === imei[place + 1] || new Set([imei[place], imei[place + 1]]).has('0') && new Set([imei[place], imei[place + 1]]).has('9')) continue;
      const swapped = imei.slice(0, place) + imei[place + 1] + imei[place] + imei.slice(place + 2);
      expect(normalizeImei(swapped)).withContext(swapped).toBeNull();
    }
  });
});

it('A serial number is the same with spaces and in lower case', () => {
  expect(serialKey(' r9tw 50lkm4')).toBe(serialKey('R9TW50LKM4'));
});
