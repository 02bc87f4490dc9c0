import Link from "next/link";

export function EditorHeading({ title }: { title: string }) {
  return (
    <div className="mb-6">
      <Link href="/admin" className="quiet-link target text-small text-muted">
        All products
      </Link>
      <h1 className="font-serif text-large text-balance">{title}</h1>
    </div>
  );
}
