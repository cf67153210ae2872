import torch
from torch import nn

from peer import serve

torch.manual_seed(1)
model = nn.Sequential(
    nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(3136, 128), nn.ReLU(), nn.Linear(128, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
loss = nn.CrossEntropyLoss()
images = torch.rand(64, 1, 28, 28)
labels = torch.randint(0, 10, (64,))


def work():
    for _ in range(20):
        optimizer.zero_grad()
        loss(model(images), labels).backward()
        optimizer.step()


serve(work, 20)
