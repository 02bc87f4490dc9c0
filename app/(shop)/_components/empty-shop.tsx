import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";

/** A shop without products, and the two ways to fill it. */
export function EmptyShop() {
  return (
    <Message title="The shelves are empty." heading="h1">
      <p>
        Import a catalogue from the command line, or upload products one at a time. They can be
        found here by words and by photo as soon as they are published.
      </p>
      <pre className="max-w-full overflow-x-auto border-y border-hairline py-3 text-ink">
        <code>npm run import -- products.csv --photos photos.zip</code>
      </pre>
      <ButtonLink href="/admin" tone="quiet">
        Upload a product
      </ButtonLink>
    </Message>
  );
}
