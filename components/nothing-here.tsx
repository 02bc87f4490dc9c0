import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";

export function NothingHere() {
  return (
    <Message title="There is nothing at this address." heading="h1">
      <p>The product may have left the shop, or the link lost a letter on its way.</p>
      <ButtonLink href="/search" tone="quiet" prefetch={false}>
        See everything
      </ButtonLink>
    </Message>
  );
}
