/** The examples of `public/examples/examples.json`, typed; credits in full are in `CREDITS.md` beside it. */
export interface Example {
  readonly id: string;
  /** File names under `examples/`. */
  readonly image: string;
  readonly mask: string;
  readonly width: number;
  readonly height: number;
  readonly prompt: string;
  readonly alt: string;
  readonly credit: string;
  readonly licence: string;
}

export const examples: readonly Example[] = [
  {
    id: "sofa-cat",
    image: "01-sofa-cat.jpg",
    mask: "01-sofa-cat.mask.png",
    width: 1536,
    height: 912,
    prompt: "A cute little cat, sleeping on the sofa",
    alt: "A bright living room with a pale leather sofa, a tripod lamp and an abstract painting.",
    credit: "PxHere, photo 1367038",
    licence: "CC0 1.0",
  },
  {
    id: "star-necklace",
    image: "02-star-necklace.jpg",
    mask: "02-star-necklace.mask.png",
    width: 1280,
    height: 1280,
    prompt: "White rustic star necklace",
    alt: "Portrait of a woman with sunglasses on her head and a pendant on a silver chain.",
    credit: "Pat David / PIXLS.US",
    licence: "CC BY-SA 4.0",
  },
  {
    id: "silk-scarf",
    image: "03-silk-scarf.jpg",
    mask: "03-silk-scarf.mask.png",
    width: 1280,
    height: 1024,
    prompt: "A white translucent silk scarf is wrapped around the neck and flutters in the wind",
    alt: "Studio portrait of a smiling woman with a bare neck against a dark background.",
    credit: 'Pat David / PIXLS.US ("Nikki")',
    licence: "CC BY-SA 4.0",
  },
  {
    id: "beagle-scarf",
    image: "04-beagle-scarf.jpg",
    mask: "04-beagle-scarf.mask.png",
    width: 1104,
    height: 736,
    prompt: "Blue triangular scarf with texture, tied around the puppy's neck",
    alt: "A beagle puppy in a harness sitting on a white table outdoors.",
    credit: "Pexels, photo 452772",
    licence: "CC0 1.0",
  },
  {
    id: "toy-ball",
    image: "05-toy-ball.jpg",
    mask: "05-toy-ball.mask.png",
    width: 1536,
    height: 1024,
    prompt: "A big colorful toy ball lying on the grass",
    alt: "A green meadow in front of an autumn forest and a limestone ridge.",
    credit: 'Aitzol Berasategi ("aitzgorri")',
    licence: "CC BY 4.0",
  },
  {
    id: "pink-shirt",
    image: "06-pink-shirt.jpg",
    mask: "06-pink-shirt.mask.png",
    width: 1536,
    height: 1024,
    prompt: "Change the color to light pink clothes",
    alt: "A laughing woman in a navy shirt holding a yellow telephone in a field.",
    credit: "Pexels, via Niremizov/amazon-rekognition",
    licence: "CC0 1.0",
  },
  {
    id: "ladys-belt",
    image: "07-ladys-belt.jpg",
    mask: "07-ladys-belt.mask.png",
    width: 896,
    height: 1184,
    prompt: "Black lady's belt with a small silver buckle",
    alt: "A woman in a plaid shirt standing inside a derelict concrete building.",
    credit: 'Pat David ("Mary Front")',
    licence: "CC BY-SA 2.0",
  },
  {
    id: "street-car",
    image: "08-street-car.jpg",
    mask: "08-street-car.mask.png",
    width: 1280,
    height: 848,
    prompt: "A vintage sky-blue convertible car with chrome bumpers",
    alt: "Yellow taxis on a wide city avenue between tall buildings.",
    credit: "Pexels, photo 8247",
    licence: "CC0 1.0",
  },
  {
    id: "table-flowers",
    image: "09-table-flowers.jpg",
    mask: "09-table-flowers.mask.png",
    width: 1536,
    height: 912,
    prompt: "A bouquet of pink peonies in a clear glass vase",
    alt: "A striped succulent in a dark round pot on a sunlit wooden table.",
    credit: "Alvin Engler / Twenty Seventeen theme",
    licence: "CC0 1.0",
  },
  {
    id: "cat-bow-tie",
    image: "10-cat-bow-tie.jpg",
    mask: "10-cat-bow-tie.mask.png",
    width: 1536,
    height: 1024,
    prompt: "A red velvet bow tie with a tiny golden bell",
    alt: "Close-up of a tabby cat with green eyes looking up.",
    credit: "Pexels, photo 20787",
    licence: "CC0 1.0",
  },
  {
    id: "pier-sailboat",
    image: "11-pier-sailboat.jpg",
    mask: "11-pier-sailboat.mask.png",
    width: 1536,
    height: 1024,
    prompt: "A small white sailing boat and its reflection on the calm water",
    alt: "A wooden pier leading into calm water under a pink and violet sunset.",
    credit: 'Unsplash, photo ces8_Bo7bhQ ("Sunset by the Pier")',
    licence: "CC0 1.0",
  },
  {
    id: "mug-lettering",
    image: "12-mug-lettering.jpg",
    mask: "12-mug-lettering.mask.png",
    width: 1440,
    height: 1024,
    prompt: 'The word "TEA" in bold black stencil letters printed on the white mug',
    alt: "Hands holding two white mugs with the words ME and YOU in stencil letters.",
    credit: 'Lena ("SHARING"), via PIXLS.US',
    licence: "CC BY 2.0",
  },
];

/** The address of an example's file, wherever the page is served. */
export function exampleUrl(file: string): string {
  return `${import.meta.env.BASE_URL}examples/${file}`;
}

/** A copy of an example's photo or mask of 256 pixels at most, for lists: the first load stays small. */
export function exampleThumbnail(file: string): string {
  return exampleUrl(`small/${file.replace(/\.\w+$/, ".webp")}`);
}
