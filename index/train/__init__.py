"""How the embedded encoder is made: ``python -m index.train --data DIR --out DIR``."""
