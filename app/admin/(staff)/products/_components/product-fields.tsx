import type { InputHTMLAttributes } from "react";
import { CONTROL, Field } from "@/app/admin/_components/field";
import {
  type Draft,
  type DraftField,
  FORM_FIELDS,
  type FormField,
} from "@/app/admin/(staff)/products/_components/product-draft";
import type { Suggestions } from "@/lib/catalogue/admin-queries";
import type { ColumnKind } from "@/lib/catalogue/product-columns";

type Props = {
  draft: Draft;
  errors: Partial<Record<string, string>>;
  suggestions: Suggestions;
  /** The handle that will be used if the field is left empty. */
  proposedHandle: string;
  onType: (field: DraftField, text: string) => void;
};

const SPANS = { 2: "sm:col-span-2", 3: "sm:col-span-3", 6: "sm:col-span-6" };
const MAX_TYPED_TITLE = 300;
const COMMON_CURRENCIES = ["EUR", "USD", "GBP", "CHF", "JPY"];
const ATTRIBUTES: Partial<Record<ColumnKind, InputHTMLAttributes<HTMLInputElement>>> = {
  title: { maxLength: MAX_TYPED_TITLE },
  handle: { spellCheck: false },
  price: { inputMode: "decimal" },
  stock: { inputMode: "numeric" },
  currency: { maxLength: 3 },
};

/** All text fields of a product, in the order in which the shop shows them. */
export function ProductFields({ draft, errors, suggestions, proposedHandle, onType }: Props) {
  const typed = ({ name, kind, placeholder }: FormField) => ({
    name,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => onType(name, event.target.value),
    className: CONTROL,
    autoComplete: "off",
    placeholder: kind === "handle" ? proposedHandle : placeholder,
  });

  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-5 sm:grid-cols-6">
      {FORM_FIELDS.map((field) => {
        const { name, kind, label, hint, required, span, suggests } = field;
        const listId = suggests ? `${name}-values` : undefined;
        return (
          <Field
            key={name}
            name={name}
            label={label}
            optional={!required && kind !== "currency"}
            error={errors[name]}
            {...(hint && { hint })}
            className={SPANS[span]}
          >
            {(wiring) =>
              kind === "text" ? (
                <textarea {...wiring} {...typed(field)} rows={6} />
              ) : (
                <>
                  <input
                    {...wiring}
                    {...ATTRIBUTES[kind]}
                    {...typed(field)}
                    list={listId}
                    required={required}
                  />
                  {listId ? (
                    <Values id={listId} values={valuesFor(field, draft, suggestions)} />
                  ) : null}
                </>
              )
            }
          </Field>
        );
      })}
    </div>
  );
}

/**
 * Values that other products already have; for a fine category, those within the typed broad category if it has any.
 */
function valuesFor({ field }: FormField, draft: Draft, suggestions: Suggestions): string[] {
  if (field === "currency") return COMMON_CURRENCIES;
  if (field !== "fineCategory") return suggestions.values[field] ?? [];
  const ofCategory = suggestions.fineCategories.get(draft.broadCategory);
  return ofCategory ?? [...suggestions.fineCategories.values()].flat();
}

function Values({ id, values }: { id: string; values: string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
