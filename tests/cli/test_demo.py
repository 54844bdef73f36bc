from tests.cli.conftest import Invoke


def test_demo_checks_the_sample_claims(invoke: Invoke) -> None:
    result = invoke("demo")
    assert result.exit_code == 0, result.output
    assert "UNVERIFIABLE: conflicting sources" in result.stdout
    assert "✗ CONTRADICTED" in result.stdout
    assert "✓ SUPPORTED" in result.stdout
    assert "8 claims: " in result.stdout
