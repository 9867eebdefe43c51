// The field of the search by its name in the page: who comes by key while the search is shown goes there.

export const SEARCH_FIELD = 'search-text';

/** Goes to the field where the search is shown already. */
export function selectSearchField(): void {
  const field = document.getElementById(SEARCH_FIELD);
  if (field instanceof HTMLInputElement) field.select();
}
