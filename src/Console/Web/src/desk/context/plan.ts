import type { PlaceView } from '../../contracts';

/** A place on the sketch: metres east and north of the middle of all. */
export interface Spot {
  place: PlaceView;
  index: number;
  east: number;
  north: number;
}

/** A sketch of places to scale, without a map. */
export interface Plan {
  spots: Spot[];
  /** Half the side of the square that holds all, metres. */
  reach: number;
  /** Length of the scale bar, metres. */
  bar: number;
}

const metresPerDegree = 111_320;

/** Places with coordinates, laid out flat around their middle; null when fewer than one has any. */
export function plan(places: readonly PlaceView[]): Plan | null {
  const known = places.flatMap((place, index) => (place.longitude === null || place.latitude === null ? [] : [{ place, index, longitude: place.longitude, latitude: place.latitude }]));
  if (known.length === 0) return null;
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const longitude = middle(known.map((one) => one.longitude));
  const latitude = middle(known.map((one) => one.latitude));
  const spots = known.map(({ place, index, ...at }) => ({
    place, index, east: (at.longitude - longitude) * metresPerDegree * Math.cos((latitude * Math.PI) / 180), north: (at.latitude - latitude) * metresPerDegree,
  }));
  const reach = Math.max(100, ...spots.map((spot) => Math.max(Math.abs(spot.east), Math.abs(spot.north)))) * 1.25;
  return { spots, reach, bar: roundDown(reach / 2) };
}

/** 1, 2 or 5 times a power of ten, not above the value. */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

/** Names that more than one of the places has: the caller has to be asked. */
export function sameNames(places: readonly PlaceView[]): string[] {
  const names = places.map((place) => place.name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
