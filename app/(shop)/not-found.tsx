import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { NothingHere } from "@/components/nothing-here";

export default function ShopNotFound() {
  return (
    <>
      <SearchBar />
      <NothingHere />
    </>
  );
}
