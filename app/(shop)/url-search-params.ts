/** A page's `searchParams`, as Next passes them. */
export type PageSearchParams = Promise<Record<string, string | string[] | undefined>>;

export async function urlSearchParams(given: PageSearchParams): Promise<URLSearchParams> {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await given)) {
    for (const one of [value ?? []].flat()) params.append(name, one);
  }
  return params;
}
