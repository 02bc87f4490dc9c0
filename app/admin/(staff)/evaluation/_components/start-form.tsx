"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { CONTROL, Field } from "@/app/admin/_components/field";
import { useUnsaved } from "@/app/admin/(staff)/_components/leave-guard/unsaved";
import { startRunAction } from "@/app/admin/(staff)/evaluation/actions";
import { RETRIEVALS, type Retrieval } from "@/lib/evaluation/retrieval";
import {
  PURE_PROTOCOLS,
  RUN_LIMITS,
  STARTABLE_PROTOCOLS,
  type StartableProtocol,
} from "@/lib/evaluation-runs/run-limits";

const ABOUT: Record<StartableProtocol, string> = {
  article:
    "Random queries from the catalogue’s categories and attributes: precision at 10, 20, 50 and 100 by description, photo and average, and of the search that shoppers get.",
  products:
    "Every category, colour and title asked for: what comes first, and where. Takes no number of queries.",
  "known-items":
    "Products asked for by title, by title with a typo, by handle and by brand: whether they come first.",
  composition:
    "A product’s photo with the name of another colour: whether what comes is of its kind and in that colour, over the words’ weight.",
  diversity: "What each reranker costs in precision and wins in variety, over the same candidates.",
  fusion: "The photo’s weight in the average, from 0 to 1, with and without each modality’s mean.",
};

const RETRIEVAL_NAMES: Record<Retrieval, string> = {
  both: "Both",
  pure: "By vectors alone",
  shop: "As shoppers get it",
};

/** Starts a run in the background. */
export function StartForm() {
  const [result, action, pending] = useActionState(startRunAction, null);
  const [protocol, setProtocol] = useState<StartableProtocol>("article");
  const [edits, setEdits] = useState(0);
  useUnsaved(edits > 0, edits);
  const fields = result && !result.ok ? result.error.fields : undefined;

  /** With `action` alone, the form would be emptied even when it is refused. */
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => action(form));
  }

  return (
    <form
      action={action}
      onSubmit={submit}
      onInput={() => setEdits(edits + 1)}
      className="mt-6 border-y border-hairline py-4"
    >
      <div className="grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-[2fr_2fr_1fr_1fr_1fr_auto]">
        <Field name="protocol" label="Protocol">
          {(wiring) => (
            <select
              {...wiring}
              name="protocol"
              value={protocol}
              onChange={(event) => {
                const chosen = STARTABLE_PROTOCOLS.find((known) => known === event.target.value);
                if (chosen) setProtocol(chosen);
              }}
              className={`${CONTROL} h-11`}
            >
              {STARTABLE_PROTOCOLS.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </Field>
        <Field name="retrieval" label="Retrieval">
          {(wiring) => (
            <select {...wiring} name="retrieval" className={`${CONTROL} h-11`}>
              {RETRIEVALS.map((name) => (
                <option key={name} value={name}>
                  {RETRIEVAL_NAMES[name]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {(["queries", "candidates", "seed"] as const).map((name) => (
          <Field
            key={name}
            name={name}
            label={name[0]?.toUpperCase() + name.slice(1)}
            error={fields?.[name]}
          >
            {(wiring) => (
              <input
                {...wiring}
                type="number"
                name={name}
                min={RUN_LIMITS[name].min}
                max={RUN_LIMITS[name].max}
                defaultValue={RUN_LIMITS[name].fallback}
                className={`${CONTROL} h-11 tabular-nums`}
              />
            )}
          </Field>
        ))}
        <CompactButton type="submit" strong disabled={pending} className="h-11">
          {pending ? "Starting" : "Start a run"}
        </CompactButton>
      </div>
      <p className="mt-2 text-small text-muted">
        {ABOUT[protocol]}
        {PURE_PROTOCOLS.includes(protocol) && " Always by vectors alone."}
      </p>
      {result && !result.ok && (
        <p role="alert" className="mt-2 text-small text-accent">
          {result.error.message}
        </p>
      )}
    </form>
  );
}
