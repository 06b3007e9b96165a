import { expect, it } from 'vitest';
import { clockTime, dayTime, distance, duration } from './format';

it('Durations grow from seconds to hours and are never negative', () => {
  expect([duration(0), duration(9_999), duration(95_000), duration(3_700_000), duration(-5)]).toEqual(['0:00', '0:09', '1:35', '1:01:40', '0:00']);
});

it('Times are the site\'s, wherever the browser is', () => {
  const ms = Date.UTC(2025, 5, 12, 16, 4, 5);
  expect([clockTime(ms), clockTime(ms, true), dayTime(ms)]).toEqual(['00:04', '00:04:05', '06-13 00:04']);
});

it('Distances have the unit that one says', () => expect([distance(0), distance(850), distance(20_370)]).toEqual(['0 m', '850 m', '20.4 km']));
