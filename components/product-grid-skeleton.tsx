/** The grid with empty cells of the same size, so that the products take exactly its place. */
export function ProductGridSkeleton({
  count = 10,
  className = "",
}: {
  count?: number;
  className?: string;
}) {
  const places = Array.from({ length: count }, (_, place) => place);
  return (
    <div className={`product-grid ${className}`} aria-hidden="true" data-skeleton>
      {places.map((place) => (
        <div key={place}>
          <div className="skeleton aspect-4/5" />
          <div className="mt-2 flex h-6 items-center">
            <div className="skeleton h-3 w-3/4" />
          </div>
          <div className="flex h-5 items-center">
            <div className="skeleton h-3 w-1/4" />
          </div>
        </div>
      ))}
    </div>
  );
}
