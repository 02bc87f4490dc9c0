import { CONTROL, Field } from "@/app/admin/_components/field";
import type { Draft, DraftField } from "@/app/admin/(staff)/products/_components/product-draft";
import type { Suggestions } from "@/lib/catalogue/admin-queries";

type Props = {
  draft: Draft;
  errors: Partial<Record<string, string>>;
  suggestions: Suggestions;
  /** What the handle will be when it is left empty. */
  proposedHandle: string;
  onType: (field: DraftField, text: string) => void;
};

/** Everything about a product that is typed, in the order in which it is read in the shop. */
export function ProductFields({ draft, errors, suggestions, proposedHandle, onType }: Props) {
  const typed = (field: DraftField) => ({
    name: field,
    value: draft[field],
    onChange: (event: { target: { value: string } }) => onType(field, event.target.value),
    className: CONTROL,
    autoComplete: "off",
  });
  const fine =
    suggestions.fineCategories.get(draft.broadCategory) ??
    [...suggestions.fineCategories.values()].flat();

  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-5 sm:grid-cols-6">
      <Field name="title" label="Title" error={errors.title} className="sm:col-span-6">
        {(wiring) => <input {...wiring} {...typed("title")} maxLength={300} required />}
      </Field>
      <Field
        name="handle"
        label="Handle"
        optional
        error={errors.handle}
        hint="The last part of the product’s address. Left empty, it follows from the title."
        className="sm:col-span-6"
      >
        {(wiring) => (
          <input {...wiring} {...typed("handle")} placeholder={proposedHandle} spellCheck={false} />
        )}
      </Field>
      <Field
        name="description"
        label="Description"
        optional
        error={errors.description}
        hint="Searches by words read this. Say what it is, how it is cut, of what, and for when."
        className="sm:col-span-6"
      >
        {(wiring) => <textarea {...wiring} {...typed("description")} rows={6} />}
      </Field>
      <Field
        name="broadCategory"
        label="Category"
        error={errors.broadCategory}
        className="sm:col-span-3"
      >
        {(wiring) => (
          <Suggesting id="broad-categories" values={suggestions.broadCategories}>
            <input {...wiring} {...typed("broadCategory")} list="broad-categories" required />
          </Suggesting>
        )}
      </Field>
      <Field name="fineCategory" label="Kind" error={errors.fineCategory} className="sm:col-span-3">
        {(wiring) => (
          <Suggesting id="fine-categories" values={fine}>
            <input {...wiring} {...typed("fineCategory")} list="fine-categories" required />
          </Suggesting>
        )}
      </Field>
      <Field name="price" label="Price" optional error={errors.price} className="sm:col-span-2">
        {(wiring) => (
          <input {...wiring} {...typed("price")} inputMode="decimal" placeholder="59.00" />
        )}
      </Field>
      <Field name="currency" label="Currency" error={errors.currency} className="sm:col-span-2">
        {(wiring) => (
          <Suggesting id="currencies" values={["EUR", "USD", "GBP", "CHF", "JPY"]}>
            <input {...wiring} {...typed("currency")} list="currencies" maxLength={3} />
          </Suggesting>
        )}
      </Field>
      <Field
        name="stock"
        label="Stock"
        optional
        error={errors.stock}
        hint="Empty: not counted."
        className="sm:col-span-2"
      >
        {(wiring) => <input {...wiring} {...typed("stock")} inputMode="numeric" />}
      </Field>
      <Field name="brand" label="Brand" optional error={errors.brand} className="sm:col-span-3">
        {(wiring) => (
          <Suggesting id="brands" values={suggestions.brands}>
            <input {...wiring} {...typed("brand")} list="brands" />
          </Suggesting>
        )}
      </Field>
      <Field name="colour" label="Colour" optional error={errors.colour} className="sm:col-span-3">
        {(wiring) => (
          <Suggesting id="colours" values={suggestions.colours}>
            <input {...wiring} {...typed("colour")} list="colours" />
          </Suggesting>
        )}
      </Field>
      <Field
        name="tags"
        label="Tags"
        optional
        error={errors.tags}
        hint="Separated by commas."
        className="sm:col-span-3"
      >
        {(wiring) => <input {...wiring} {...typed("tags")} placeholder="summer, linen" />}
      </Field>
      <Field
        name="variantGroup"
        label="Variant group"
        optional
        error={errors.variantGroup}
        hint="The same word on products that differ in colour or size only."
        className="sm:col-span-3"
      >
        {(wiring) => (
          <Suggesting id="variant-groups" values={suggestions.variantGroups}>
            <input {...wiring} {...typed("variantGroup")} list="variant-groups" />
          </Suggesting>
        )}
      </Field>
    </div>
  );
}

function Suggesting({
  id,
  values,
  children,
}: {
  id: string;
  values: string[];
  children: React.ReactNode;
}) {
  return (
    <>
      {children}
      <datalist id={id}>
        {values.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  );
}
