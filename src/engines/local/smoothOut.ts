/**
 * Laplace's equation by Gauss and Seidel: each of `cells` becomes the mean of its neighbours in the picture, `sweeps` times over, so that
 * the colours around them run into each other. The picture's border is no neighbour. Three numbers a cell.
 */
export function smoothOut(colours: Float64Array, cells: ArrayLike<number>, width: number, height: number, sweeps: number): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let k = 0; k < cells.length; k++) {
      const cell = cells[k] as number;
      const y = (cell / width) | 0;
      const x = cell - y * width;
      let red = 0;
      let green = 0;
      let blue = 0;
      let count = 0;
      for (let side = 0; side < 4; side++) {
        if (side === 0 ? x === 0 : side === 1 ? x === width - 1 : side === 2 ? y === 0 : y === height - 1) continue;
        const at = 3 * (cell + (side === 0 ? -1 : side === 1 ? 1 : side === 2 ? -width : width));
        red += colours[at] as number;
        green += colours[at + 1] as number;
        blue += colours[at + 2] as number;
        count++;
      }
      if (count === 0) continue;
      colours[3 * cell] = red / count;
      colours[3 * cell + 1] = green / count;
      colours[3 * cell + 2] = blue / count;
    }
  }
}
