import type { EvaluatedProduct, StoredVectors, Subject } from "@/lib/evaluation/subject";

export function evaluatedProduct(overrides: Partial<EvaluatedProduct>): EvaluatedProduct {
  const handle = overrides.handle ?? "product";
  return {
    id: handle,
    handle,
    title: handle,
    brand: null,
    broadCategory: "Dresses",
    fineCategory: "Midi Dress",
    colour: "Red",
    tags: [],
    ...overrides,
  };
}

/** A shop of a few products whose every answer the test chooses; by default nothing is found. */
export function fakeSubject(overrides: Partial<Subject> = {}): Subject {
  const products = overrides.products ?? [];
  return {
    model: { key: "fake", name: "Fake towers", dimension: 2 },
    products,
    embedQueries: async (texts) => texts.map(() => Float32Array.of(1, 0)),
    search: async () => [],
    searchAsShoppers: async () => [],
    searchComposed: async () => [],
    wordsWeight: 50,
    candidates: async () => [],
    readVectors: async () =>
      products.map(
        ({ id }): StoredVectors => ({
          productId: id,
          text: Float32Array.of(1, 0),
          image: Float32Array.of(0, 1),
        }),
      ),
    arrangements: [],
    ...overrides,
  };
}
