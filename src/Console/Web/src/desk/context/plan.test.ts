import { expect, it } from 'vitest';
import type { PlaceView } from '../../contracts';
import { plan, roundDown, sameNames } from './plan';

const place = (id: string, name: string, longitude: number | null, latitude: number | null): PlaceView => ({ id, name, kind: 'landmark', within: '', longitude, latitude, distanceMetres: null, matched: 'exact' });

it('A sketch keeps directions and distances', () => {
  const made = plan([place('a', '甲', 150, 30), place('b', '乙', 150.01, 30.01), place('c', '丙', null, null)]);
  expect(made?.spots.map((spot) => spot.index)).toEqual([0, 1]);
  const [first, second] = made?.spots ?? [];
  expect((second?.east ?? 0) - (first?.east ?? 0)).toBeCloseTo(964, -1);
  expect((second?.north ?? 0) - (first?.north ?? 0)).toBeCloseTo(1113, -1);
  expect(made?.bar).toBeLessThanOrEqual(made?.reach ?? 0);
});

it('Places without coordinates give no sketch', () => expect(plan([place('c', '丙', null, null)])).toBeNull());

it('A scale bar has a round length', () => expect([roundDown(99), roundDown(730), roundDown(1999), roundDown(5000)]).toEqual([50, 500, 1000, 5000]));

it('Two places of one name are told', () => expect(sameNames([place('a', '解放路118号', 1, 1), place('b', '解放路118号', 2, 2), place('c', '别处', 3, 3)])).toEqual(['解放路118号']));
