"""The shapes that vectors come in."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatMatrix: TypeAlias = NDArray[np.float32]
"""(n, d), rows of unit length."""
FloatVector: TypeAlias = NDArray[np.float32]
"""(d,), of unit length."""
