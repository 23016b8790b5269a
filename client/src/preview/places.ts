/** Where the buttons of the page lead in the draft, and which of them rest on what is selected there. */
import { setAttribute } from './elements';
import type { Place } from './model';

/** It moves with every keystroke; the buttons stay. */
const targets = new WeakMap<Element, readonly Place[]>();

/** Says on which places of the draft a button rests. */
export function setPlaces(button: Element, places: readonly Place[]): void {
  targets.set(button, places);
  button.classList.toggle('rests', places.length > 0);
}

/** The places to which a button leads; none of one that was never given any. */
export function placesOf(button: Element): readonly Place[] {
  return targets.get(button) ?? [];
}

/** The place to which a button leads next: one press after the other, to each of its places. */
export function nextPlace(button: HTMLElement): { readonly place: Place; readonly number: number } | undefined {
  const places = placesOf(button);
  const number = (Number(button.dataset.next ?? 0) % Math.max(1, places.length)) + 1;
  button.dataset.next = String(number);
  const place = places[number - 1];
  return place && { place, number };
}

/** Marks the buttons that rest on the place that is selected in the draft. */
export function markPlace(page: Element, selected: Place | undefined): void {
  for (const button of page.querySelectorAll('.rests')) {
    const rests = selected !== undefined && placesOf(button).some((place) => touches(place, selected));
    setAttribute(button, 'aria-current', rests ? 'true' : undefined);
  }
}

function touches(place: Place, selected: Place): boolean {
  return place.uri === undefined && place.start <= selected.end && selected.start <= place.end;
}
