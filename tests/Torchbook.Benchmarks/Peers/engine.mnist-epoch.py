import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

from peer import serve


class Digits(Dataset):
    """Bytes in memory, made into a normalized image when asked for, as torchvision.datasets.MNIST with its usual transforms."""

    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        image = self.images[i].unsqueeze(0).to(torch.float32).div_(255)
        return image.sub_(0.1307).div_(0.3081), self.labels[i]


torch.manual_seed(1)
data = Digits(torch.randint(0, 256, (60_000, 28, 28), dtype=torch.uint8), torch.randint(0, 10, (60_000,)))
model = nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
loss = nn.CrossEntropyLoss()


def work():
    for images, labels in DataLoader(data, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        loss(model(images), labels).backward()
        optimizer.step()


serve(work, 1)
