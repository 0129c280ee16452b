/** Hints about the mask beside the run button. */
export const preflight = {
  title: "Before you generate",
  more_one: "{{count}} more",
  more_other: "{{count}} more",
  dismiss: "Dismiss this hint",
  found: {
    empty: "The tool in hand masks nothing.",
    everything: "The whole photo is masked: nothing of it stays.",
    inverted: "{{percent}} of the photo is masked. Is the mask inverted?",
    grey: "{{pixels}} pixels of the import were grey; from half grey on they are masked. Softness belongs to blending.",
    specks_one: "{{count}} speck of up to {{size}} px is masked and widens what is sent.",
    specks_other: "{{count}} specks of up to {{size}} px are masked and widen what is sent.",
    thin: "Some strips are too thin for the scale at which they are sent.",
    nearBorder_one: "The mask ends {{count}} px before the {{edges}}: a sliver of the photo stays there.",
    nearBorder_other: "The mask ends up to {{count}} px before the {{edges}}: a sliver of the photo stays there.",
    border: "The mask touches the {{edges}}: there is nothing beyond to go by.",
  },
  edges_one: "{{edges}} edge",
  edges_other: "{{edges}} edges",
  mend: {
    empty: "Take the brush",
    inverted: "Invert",
    feather: "Feather by {{amount}} px",
    specks: "Remove specks",
    grow: "Grow by {{amount}} px",
    nearBorder: "Grow to the edge",
  },
} as const;
