"""The numbered proofs that nothing is lost: few cases in the ordinary suite, all of them on demand."""
